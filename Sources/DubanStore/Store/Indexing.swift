internal import Duban
extension Transaction { mutating func index(_ row: MatterRow, _ entries: [Entry]) {} }
