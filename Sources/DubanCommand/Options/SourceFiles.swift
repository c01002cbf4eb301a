import ArgumentParser

/// One or more report files.
struct SourceFiles: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "政府工作报告，可以有多个。",
      discussion: "可读 txt、md、html、docx、pdf；doc、wps 要有 LibreOffice。",
      valueName: "FILE"))
  var paths: [String]
}
