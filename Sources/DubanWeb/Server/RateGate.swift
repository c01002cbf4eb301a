internal import Synchronization

/// So many in a minute from one address; a bucket that fills by itself.
final class RateGate: Sendable {
  private struct Bucket {
    var tokens: Double
    var at: Int64
  }

  private let perMinute: Int
  private let buckets = Mutex<[String: Bucket]>([:])

  init(perMinute: Int) {
    self.perMinute = perMinute
  }

  func admits(_ address: String, atSeconds now: Int64) -> Bool {
    buckets.withLock { buckets in
      // Full buckets need not be remembered: a flood of addresses takes no memory for long.
      if buckets.count > 10_000 { buckets = buckets.filter { now - $0.value.at < 60 } }
      var bucket = buckets[address] ?? Bucket(tokens: Double(perMinute), at: now)
      let gained = Double(max(0, now - bucket.at)) * Double(perMinute) / 60
      bucket = Bucket(tokens: min(Double(perMinute), bucket.tokens + gained), at: now)
      let isAdmitted = bucket.tokens >= 1
      if isAdmitted { bucket.tokens -= 1 }
      buckets[address] = bucket
      return isAdmitted
    }
  }
}
