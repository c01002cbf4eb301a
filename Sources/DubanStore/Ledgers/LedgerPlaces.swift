internal import Duban
internal import Yams

/// Where the parts of a ledger stand in its file, so that a fault of the whole names its own line.
struct LedgerPlaces {
  let entries: [String: CatalogueNode]

  /// A key of one item of a list, such as the 停 of the third 时限; the item where it has no such key.
  func place(_ list: String, at index: Int, _ key: String) -> CatalogueNode? {
    guard let list = entries[list], case .sequence(let items) = list.node,
      items.indices.contains(index)
    else { return entries[list] }
    let item = CatalogueNode(node: items[index], path: list.path + ["第\(index + 1)项"])
    return inside(item, key) ?? item
  }

  /// The same for the item whose `name` is this word.
  func place(_ list: String, where name: String, is word: String, _ key: String) -> CatalogueNode? {
    guard case .sequence(let items)? = entries[list]?.node else { return entries[list] }
    let index = items.firstIndex { item in
      guard case .mapping(let mapping) = item else { return false }
      return mapping.contains { $0.key.string == name && $0.value.string == word }
    }
    return place(list, at: index ?? items.endIndex, key)
  }

  /// A key of a part that is no list.
  func place(_ part: String, _ key: String) -> CatalogueNode? {
    entries[part].flatMap { inside($0, key) ?? $0 }
  }

  private func inside(_ item: CatalogueNode, _ key: String) -> CatalogueNode? {
    guard case .mapping(let mapping) = item.node,
      let value = mapping.first(where: { $0.key.string == key })?.value
    else { return nil }
    return CatalogueNode(node: value, path: item.path + [key])
  }
}
