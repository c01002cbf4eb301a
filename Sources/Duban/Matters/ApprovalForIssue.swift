extension Matter {
  /// What is being signed before it may be issued (报审), while it is.
  public var issueRequest: Request? { requests.first { $0.kind == .issue } }

  /// Whether somebody has signed what is to be issued: changed from now on, it goes through all of them
  /// again.
  public var isSignedForIssue: Bool {
    standing == .approving
      && (granted[.issue] != nil || issueRequest?.signatures.isEmpty == false)
  }
}
