/// What each verb prints for --help, whole.
enum HelpTexts {
  static let all: [(String, String)] = [
    (
      "",
      """
      督办：把政府工作报告变成看得见结果的事。

      用法： duban <子命令>

      选项：
        --version               显示版本。
        -h, --help              显示帮助。

      子命令：
        report                  读报告：分句、提取指标和承诺条目、核对数据。

        详见 'duban help <子命令>'。
      """
    ),
    (
      "report",
      """
      读报告：分句、提取指标和承诺条目、核对数据。

      退出码：0 完成；3 有“前后不一致”；64 用法不对；
      65 文件读不出来；66 没有这个文件；1 结果写不出去。
      多个文件都会处理，返回其中最重的（由轻到重：0、3、65、66、1）。

      用法： duban report <子命令>

      选项：
        --version               显示版本。
        -h, --help              显示帮助。

      子命令：
        read                    读出报告的句子、指标、承诺条目和待核数据。
        breakdown               把报告分解成目标任务表（xlsx）。
        correct                 收回改过的工作版，列出改动，写成修正文件。
        audit                   核对报告自己的数据，列出待核数据。
        figures                 列出数据核对表（xlsx），由各单位签字。
        compare                 比对两份报告：上年与今年、两稿，或同一次会议的三个报告。
        annotate                写出批注页（html），可在浏览器中看、可打印。

        详见 'duban help report <子命令>'。
      """
    ),
    (
      "report read",
      """
      读出报告的句子、指标、承诺条目和待核数据。

      默认打印摘要；--json 为全部内容，一个文件是一个对象，
      多个文件是数组；--csv 为承诺条目表，可用 Excel 打开。

      用法： duban report read <FILE> ... [--json | --csv] [-o <PATH>] [选项]

      参数：
        <FILE>                  政府工作报告，可以有多个。
              可读 txt、md、html、docx、pdf；doc、wps 要有 LibreOffice。

      选项：
        --json                  输出 JSON（Schemas/report.schema.json）。
        --csv                   输出承诺条目的 CSV 表。
        -o, --output <PATH>     写到这个文件，不写则打印出来。
        --lossy                 遇到无效字节时用 \u{FFFD} 代替，继续读。
        --year <YEAR>           计划年份，以此为准；与文中不同时提示。
        --place <PLACE>         地名，以此为准。
        --catalogue <YAML>      职责目录，据此建议牵头单位。
              未指定时用环境变量 DUBAN_CATALOGUE。
        --corrections <JSON>    人工修正，由 correct 写出；可多次，后者为准。
        --version               显示版本。
        -h, --help              显示帮助。

      """
    ),
    (
      "report breakdown",
      """
      把报告分解成目标任务表（xlsx）。

      工作簿有两张表：印发版按责任领导分组，可直接打印；
      工作版供人工修正，改完用 duban report correct 收回。

      用法： duban report breakdown <FILE> -o <X.xlsx> [选项]

      参数：
        <FILE>                  政府工作报告。

      选项：
        -o, --output <PATH>     写到这个文件；已有的会被替换。
        --lossy                 遇到无效字节时用 \u{FFFD} 代替，继续读。
        --year <YEAR>           计划年份，以此为准；与文中不同时提示。
        --place <PLACE>         地名，以此为准。
        --catalogue <YAML>      职责目录，据此建议牵头单位。
              未指定时用环境变量 DUBAN_CATALOGUE。
        --corrections <JSON>    人工修正，由 correct 写出；可多次，后者为准。
        --version               显示版本。
        -h, --help              显示帮助。

      """
    ),
    (
      "report correct",
      """
      收回改过的工作版，列出改动，写成修正文件。

      X.xlsx 的改动写入 X.corrections.json，供 read、breakdown、
      figures、annotate、compare 的 --corrections 使用。

      用法： duban report correct <X.xlsx> [--source <FILE>] [-o <PATH>]

      参数：
        <XLSX>                  由 breakdown 写出、人工改过的工作簿。

      选项：
        --source <FILE>         工作簿所依据的报告；隐藏的底稿页丢失时要用。
        -o, --output <PATH>     写到这个文件，不写则在工作簿旁边。
        --catalogue <YAML>      职责目录，与 --source 一起用。
              未指定时用环境变量 DUBAN_CATALOGUE。
        --version               显示版本。
        -h, --help              显示帮助。

      """
    ),
    (
      "report audit",
      """
      核对报告自己的数据，列出待核数据。

      每一处写明结论（前后不一致、待说明、提示）、算式和原文。
      有“前后不一致”时退出码为 3，没有则为 0。

      用法： duban report audit <FILE> ... [--json] [-o <PATH>] [选项]

      参数：
        <FILE>                  政府工作报告，可以有多个。
              可读 txt、md、html、docx、pdf；doc、wps 要有 LibreOffice。

      选项：
        --json                  输出 JSON（Schemas/findings.schema.json）。
        -o, --output <PATH>     写到这个文件，不写则打印出来。
        --lossy                 遇到无效字节时用 \u{FFFD} 代替，继续读。
        --year <YEAR>           计划年份，以此为准；与文中不同时提示。
        --place <PLACE>         地名，以此为准。
        --catalogue <YAML>      职责目录，据此建议牵头单位。
              未指定时用环境变量 DUBAN_CATALOGUE。
        --corrections <JSON>    人工修正，由 correct 写出；可多次，后者为准。
        --version               显示版本。
        -h, --help              显示帮助。

      """
    ),
    (
      "report figures",
      """
      列出数据核对表（xlsx），由各单位签字。

      每个数据连同所在的句子列成一行，按应签字的单位分组。

      用法： duban report figures <FILE> -o <X.xlsx> [选项]

      参数：
        <FILE>                  政府工作报告。

      选项：
        -o, --output <PATH>     写到这个文件；已有的会被替换。
        --lossy                 遇到无效字节时用 \u{FFFD} 代替，继续读。
        --year <YEAR>           计划年份，以此为准；与文中不同时提示。
        --place <PLACE>         地名，以此为准。
        --catalogue <YAML>      职责目录，据此建议牵头单位。
              未指定时用环境变量 DUBAN_CATALOGUE。
        --corrections <JSON>    人工修正，由 correct 写出；可多次，后者为准。
        --version               显示版本。
        -h, --help              显示帮助。

      """
    ),
    (
      "report compare",
      """
      比对两份报告：上年与今年、两稿，或同一次会议的三个报告。

      上年与今年：上年的承诺今年怎么说，水平和增速是否衔接；
      两稿：增加、删去、改动了哪些句子和数据，人工修正是否沿用；
      同一次会议：政府、计划、预算报告的同一指标是否一致。
      有“前后不一致”时退出码为 3；先后颠倒、年份或地方不合、
      两份文字相同的，不比对，退出码为 65。

      用法： duban report compare <LAST> <THIS> [选项]
             duban report compare --drafts <A> <B> [选项]
             duban report compare --congress <GOV> <PLAN> <BUDGET> [选项]

      参数：
        <FILE>                  要比对的报告，按用法中的顺序。

      选项：
        --drafts                比对同一份报告的两稿。
        --congress              比对同一次会议的政府、计划、预算报告。
        --json                  输出 JSON（Schemas 中的 comparison、drafts）。
        -o, --output <PATH>     写到这个文件，不写则打印出来。
        --lossy                 遇到无效字节时用 \u{FFFD} 代替，继续读。
        --year <YEAR>           计划年份，以此为准；与文中不同时提示。
        --place <PLACE>         地名，以此为准。
        --catalogue <YAML>      职责目录，据此建议牵头单位。
              未指定时用环境变量 DUBAN_CATALOGUE。
        --corrections <JSON>    人工修正，由 correct 写出；可多次，后者为准。
        --version               显示版本。
        -h, --help              显示帮助。

      """
    ),
    (
      "report annotate",
      """
      写出批注页（html），可在浏览器中看、可打印。

      正文逐字照录，句子按类别着色，数据和待核之处标在旁边；不需要网络。

      用法： duban report annotate <FILE> -o <page.html> [选项]

      参数：
        <FILE>                  政府工作报告。

      选项：
        -o, --output <PATH>     写到这个文件；已有的会被替换。
        --lossy                 遇到无效字节时用 \u{FFFD} 代替，继续读。
        --year <YEAR>           计划年份，以此为准；与文中不同时提示。
        --place <PLACE>         地名，以此为准。
        --catalogue <YAML>      职责目录，据此建议牵头单位。
              未指定时用环境变量 DUBAN_CATALOGUE。
        --corrections <JSON>    人工修正，由 correct 写出；可多次，后者为准。
        --version               显示版本。
        -h, --help              显示帮助。

      """
    ),
  ]
}
