extension Reader {
  /// Counts what of the plan became commitments and says why the rest did not.
  mutating func measureCoverage() {
    var coverage = Coverage()
    for index in ranges.indices where promises(index) {
      let commitments = report.sentences[index].commitments
      let quantities = report.sentences[index].quantities
      coverage.sentences += 1
      coverage.quantities += quantities.count
      if commitments.isEmpty {
        coverage.gaps.append(
          .init(sentence: index, span: report.sentences[index].span, reason: "句中没有可以督办的动作"))
        continue
      }
      coverage.sentencesCovered += 1
      for number in quantities.indices {
        let span = quantities[number].span
        if commitments.contains(where: { report.commitments[$0].span.contains(span) }) {
          coverage.quantitiesCovered += 1
        } else {
          coverage.gaps.append(.init(sentence: index, span: span, reason: reason(commitments)))
        }
      }
    }
    report.coverage = coverage
  }

  private func reason(_ commitments: [Int]) -> String {
    commitments.count > 1 ? "统领数字,已由其后各条分列" : "修饰语中的数字,不是承诺的内容"
  }
}
