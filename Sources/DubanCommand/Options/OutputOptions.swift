import ArgumentParser

/// Where the results go.
struct OutputOptions: ParsableArguments {
  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("写到这个文件，不写则打印出来。", valueName: "PATH"))
  var output: String?
}
