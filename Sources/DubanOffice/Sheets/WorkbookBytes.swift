internal import Foundation

extension Workbook {
  /// The file's bytes, for whoever sends it on; it lies in a folder of its own only while it is written.
  func bytes() throws(SheetError) -> [UInt8] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "duban-\(UUID())")
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "workbook.xlsx").path
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw .cannotWrite(file: file, reason: "临时文件夹写不进去")
    }
    try write(to: file)
    guard let data = FileManager.default.contents(atPath: file) else {
      throw .cannotWrite(file: file, reason: "写好的文件读不出来")
    }
    return [UInt8](data)
  }
}
