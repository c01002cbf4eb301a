extension Reader {
  /// Counts what of the plan became commitments and says why the rest did not.
  mutating func measureCoverage() {
    var coverage = Coverage()
    for index in ranges.indices where promises(report.sentences[index]) {
      let sentence = report.sentences[index]
      coverage.sentences += 1
      coverage.quantities += sentence.quantities.count
      if sentence.commitments.isEmpty {
        coverage.gaps.append(.init(sentence: index, span: sentence.span, reason: "句中没有可以督办的动作"))
        continue
      }
      coverage.sentencesCovered += 1
      for quantity in sentence.quantities {
        let isHeld = sentence.commitments.contains {
          report.commitments[$0].span.contains(quantity.span)
        }
        if isHeld {
          coverage.quantitiesCovered += 1
        } else {
          coverage.gaps.append(
            .init(sentence: index, span: quantity.span, reason: reason(sentence)))
        }
      }
    }
    report.coverage = coverage
  }

  private func reason(_ sentence: Sentence) -> String {
    sentence.commitments.count > 1 ? "统领数字,已由其后各条分列" : "修饰语中的数字,不是承诺的内容"
  }
}
