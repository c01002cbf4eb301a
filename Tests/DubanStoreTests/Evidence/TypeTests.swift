import Glibc
import Testing

import Duban
@testable import DubanStore

@Suite struct `Telling what a file is` {
  private func type(of bytes: [UInt8]) async throws -> EvidenceType {
    try await TestFolder.with { folder in
      let path = folder + "/没有扩展名"
      try TestEvidence.write(bytes, to: path)
      let descriptor = open(path, O_RDONLY)
      defer { close(descriptor) }
      return TypeLook.look(at: ByteSource(descriptor: descriptor, count: bytes.count))
    }
  }

  @Test(
    arguments: [
      ("%PDF-1.7\n%âãÏÓ", .pdf), ("\n\r \n%PDF-1.4\n", .pdf), ("GIF89a..", .gif),
      ("GIF87a..", .gif),
      ("RIFF....WEBPVP8 ", .webp), ("RIFF....WAVEfmt ", .text), ("{\\rtf1\\ansi", .rtf),
      ("整改已完成。\r\n", .text), ("A", .text), ("MZ是一个缩写", .text), ("a < b and c > d", .text),
      ("<boss 说>今天", .text), ("#!/bin/sh\nrm -rf /", .executable),
      ("\u{FEFF}#!/bin/sh", .executable),
      ("<!DOCTYPE html><p>", .html), ("  \n<HTML lang=zh>", .html), ("\u{FEFF}<script>", .html),
      ("<svg xmlns='http://www.w3.org/2000/svg' onload='x'>", .svg), ("<!-- 注 --><b>", .html),
      ("<?xml version='1.0'?><svg/>", .svg), ("<?xml version='1.0'?><html/>", .html),
      ("<?xml version='1.0'?><a/>", .xml), ("正文<script>alert(1)</script>", .html),
      ("<html>%PDF-1.4", .html), ("<p>%PDF-1.4", .html),
    ] as [(String, EvidenceType)])
  func `by its text`(text: String, expected: EvidenceType) async throws {
    #expect(try await type(of: Array(text.utf8)) == expected)
  }

  @Test(
    arguments: [
      ([0xFF, 0xD8, 0xFF, 0xE1, 0, 1], .jpeg), ([0xFF, 0xD8, 0x00, 0xE1, 0, 1], .unknown),
      ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0], .png),
      ([0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0], .executable),
      ([0x4D, 0x5A, 0x90, 0x00, 0x03, 0x00], .executable),
      ([0xCF, 0xFA, 0xED, 0xFE, 7, 0, 0, 1], .executable),
      ([0xCA, 0xFE, 0xBA, 0xBE, 0, 0, 0, 52], .executable),
      ([0x00, 0x61, 0x73, 0x6D, 1, 0, 0, 0], .executable),
      ([0xD5, 0xFB, 0xB8, 0xC4, 0xCD, 0xEA, 0xB3, 0xC9, 0x0D, 0x0A], .text),
      ([0x41, 0x81, 0x30, 0x81, 0x30], .text), ([0xD5, 0xFB, 0xB8], .unknown),
      ([0x41, 0x00, 0x42, 0x00], .unknown), ([0x01, 0x02, 0x03, 0x41], .unknown),
      ([0xE6, 0x95, 0xB4, 0xFF], .unknown), ([0x3C, 0, 0x73, 0, 0x76, 0, 0x67, 0, 0x20, 0], .svg),
    ] as [([UInt8], EvidenceType)])
  func `by its bytes`(bytes: [UInt8], expected: EvidenceType) async throws {
    #expect(try await type(of: bytes) == expected)
  }

  @Test(
    arguments: [
      (["[Content_Types].xml", "_rels/.rels", "word/document2.xml"], .docx),
      (["_rels/.rels", "xl/workbook.xml", "[Content_Types].xml"], .xlsx),
      (["[Content_Types].xml", "ppt/presentation.xml"], .pptx),
      (["[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"], .macroDocument),
      (["OFD.xml", "Doc_0/Document.xml"], .ofd), (["现场照片/1.jpg", "word/a.txt"], .zip), ([], .zip),
      (["META-INF/MANIFEST.MF", "a.class"], .executable),
      (["AndroidManifest.xml", "classes.dex"], .executable),
    ] as [([String], EvidenceType)])
  func `by the names in a zip`(names: [String], expected: EvidenceType) async throws {
    #expect(try await type(of: TestEvidence.zip(names)) == expected)
    #expect(try await type(of: TestEvidence.zip(names, comment: "备注")) == expected)
  }

  @Test func `a zip without a whole directory is unknown`() async throws {
    let whole = TestEvidence.zip(["[Content_Types].xml", "word/document.xml"])
    for count in stride(from: 4, to: whole.count, by: 7) {
      #expect(try await type(of: Array(whole.prefix(count))) == .unknown, "\(count) bytes")
    }
  }

  @Test(
    arguments: [
      (["Root Entry", "1Table", "WordDocument"], .doc), (["Root Entry", "Workbook"], .xls),
      (["Root Entry", "Book"], .xls), (["PowerPoint Document"], .ppt), (["Root Entry"], .unknown),
      (["EncryptionInfo", "EncryptedPackage"], .lockedDocument),
      (["WordDocument", "Macros"], .macroDocument),
      (["Workbook", "_VBA_PROJECT_CUR"], .macroDocument),
    ] as [([String], EvidenceType)])
  func `by the streams of an old Office file`(
    names: [String], expected: EvidenceType
  ) async throws {
    #expect(try await type(of: TestEvidence.ole(names)) == expected)
  }

  @Test(
    arguments: [
      (TestEvidence.media("isom", "avc1"), .mp4), (TestEvidence.media("mp42"), .mp4),
      (TestEvidence.media("3gp4"), .mp4), (TestEvidence.media("heic", "mif1"), .heic),
      (TestEvidence.media("mif1", "heic"), .heic), (TestEvidence.media("qt  "), .quickTime),
      (TestEvidence.media("avif", "mif1"), .unknown), (TestEvidence.media("mif1"), .unknown),
    ] as [([UInt8], EvidenceType)])
  func `by the brands of a film or picture`(bytes: [UInt8], expected: EvidenceType) async throws {
    #expect(try await type(of: bytes) == expected)
  }

  @Test func `a character cut by the edge of a chunk is whole`() async throws {
    let long = "a" + String(repeating: "整改台账", count: 20_000)
    #expect(try await type(of: Array(long.utf8)) == .text)
    let pair: [UInt8] = [0xD5, 0xFB, 0x81, 0x30, 0x81, 0x30]
    let gb = [0x41] + [[UInt8]](repeating: pair, count: 30_000).joined()
    #expect(try await type(of: gb) == .text)
    #expect(try await type(of: gb + [0xFF]) == .unknown)
  }

  @Test func `every type has a word, and only those taken a media type of their own`() {
    #expect(EvidenceType.allCases.allSatisfy { !$0.word.isEmpty })
    for type in EvidenceType.usual {
      #expect(type.mediaType != "application/octet-stream" && !type.isActive, "\(type)")
    }
  }
}

@Suite struct `Finding marks of state secrets` {
  @Test(
    arguments: [
      ("秘密★", .secret), ("关于防汛的报告（机密★1年）.docx", .confidential), ("绝密★启用前.pdf", .topSecret),
      ("机密 ★ 长期", .confidential), ("机　密　★", .confidential), ("秘\u{200B}密\u{FE0F}☆10年", .secret),
      ("秘密⭐\u{FE0F}5年", .secret), ("秘密*5年.doc", .secret), ("绝密＊长期", .topSecret), ("秘_密_★", .secret),
      ("不是★，机密🌟", .confidential), ("★秘密秘密★", .secret), ("秘密＊１０年", .secret),
      ("★绝密", .topSecret), ("★ 机密（抄送）.pdf", .confidential),
    ] as [(String, ClassifiedMark)])
  func `with stars and blanks of every kind`(text: String, mark: ClassifiedMark) {
    #expect(ClassifiedMark.find(in: text) == mark)
  }

  @Test(arguments: [
    "", "★", "密★", "保守秘密", "商业秘密管理办法.pdf", "五星★酒店", "秘密花园★",
    "机密*（见注）", "机密级★", "秘★密", "★秘密投票", "*秘密",
  ])
  func `and nothing where there is none`(text: String) {
    #expect(ClassifiedMark.find(in: text) == nil)
  }
}
