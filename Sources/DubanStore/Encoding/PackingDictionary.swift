extension Packing {
  /// Frozen: what was packed with it is unpacked with it. Acts and standings by name, then rows and
  /// entries without their words; what stands last is found soonest.
  static let dictionary = Array(
    #"""
    "consult""comment""submit""dispute""plan""advance""noNews""enter""correct""attach"\#
    "coordinate""answer""extend""adjust""transfer""suspend""resume""cancel""refuse""withdraw"\#
    "inspect""relapse""archive""override""regularize""addSource""split""merge""link"\#
    "carryOver""terminate""migrate""regroup""recalculate""climb""lock""explain""undo""erase"\#
    "draw""signBatch""contact""expire""settle""sendBack""confine""reveal""drafted""consulting"\#
    "approving""accepted""planned""verifying""closingApproval""concluded""archived""suspended"\#
    "continuous""cancelled""ended""feedback""milestone""statutory""promised""verification"\#
    "coordination""decision""returned""joint""assess"
    {"ev":{"h":"","k":""}},{"f":{"i":"","v":{"t":""}}},{"pl":{"f":"202","m":[{"d":"202","i":1,\#
    "n":"","v":{"co":{"rc":{"c":"","e":,"o":17}},{"pd":{"k":"202","s":"reported"}},\#
    {"so":{"k":"","q":"","s":
    个工作日","s":17,"ra":17,"rp":[1],"s":"closed","t":"","u":[{"r":"lead","u":},\#
    {"r":"support","u":}],"v":7,"ve":{"b":{"o":1,"p":1,"u":1},"f":"","p":true,"t":17},"y":202
    {"c":17,"cl":{"k":"onSite","t":17,"v":{"o":1,"p":1,"u":1},"w":"202"},"d":1,"du":"202",\#
    "gr":{"close":1,"report":1},"i":,"is":17,"k":[{"d":17,"e":17,"l":"个工作日",\#
    "n":"acceptance","s":17,"v":true,"w":17},{"d":17,"e":17,"n":"completion","s":17,"w":17}],\#
    "l":"","la":{"o":1,"p":1,"u":1},"le":,"lt":"verify","n":"〔202〕号","nu":1,"o":17,\#
    "pr":{"c":[1,1],"d":"202","u":""},"ra":17,"rp":[
    {"#":1,"a":"remark","b":{"o":1,"p":1,"u":1},"c":1,"n":1,"t":17,"x":"
    {"#":1,"a":"verify","b":{"o":1,"p":1,"u":1},"c":1,"e":[{"ve":{"b":{"o":1,"p":1,"u":1},\#
    "f":"","p":true,"t":17}},{"cl":{"k":"onSite","t":17,"v":{"o":1,"p":1,"u":1},"w":"202"}},\#
    {"st":"closed"},{"se":{"g":true,"r":}},{"c":{"d":17,"e":17,"n":"completion","s":17,\#
    "w":17}}],"n":1,"t":17,"x":"
    {"#":1,"a":"open","b":{"o":1,"p":1,"u":1},"c":1,"e":[{"op":{"d":1,"l":"","n":"〔202〕号",\#
    "t":"","y":202}},{"u":[{"r":"lead","u":},{"r":"support","u":}]},{"du":["202"]},\#
    {"an":{"c":1,"l":1}}],"n":1,"t":17}
    {"#":1,"a":"assign","b":{"o":1,"p":1,"u":1},"c":1,"e":[{"st":"issued"},{"is":1},\#
    {"c":{"d":17,"l":"个工作日","n":"acceptance","s":17,"v":true,"w":17}},{"c":{"d":17,\#
    "n":"completion","s":17,"w":17}}],"n":2
    {"#":1,"a":"accept","b":{"o":1,"p":1,"u":1},"c":1,"e":[{"st":"underway"},{"c":{"d":17,\#
    "e":17,
    {"#":1,"a":"sign","b":{"o":1,"p":1,"u":1},"c":1,"e":[{"sn":{"g":{"b":{"o":1,"p":1,"u":1},\#
    "t":17,"w":"
    {"#":1,"a":"urge","b":{"o":1,"p":1,"u":1},"c":1,"e":[{"cn":"urges"}],"n":1,"t":17,"x":"
    {"#":1,"a":"requestClosing","b":{"o":1,"p":1,"u":1},"c":1,"e":[{"rr":1},{"rq":{"b":{"o":1,\#
    "p":1,"u":1},"c":{"x":""},"d":17,"g":[],"i":0,"k":"close","m":0,"n":1,"t":17,"w":[]}},\#
    {"sn":{"i":0,"n":0,"r":1,"s":[],"t":17}},{"st":"closingRequested"}],"n":1,"t":17,"x":"
    {"#":1,"a":"report","b":{"o":1,"p":1,"u":1},"c":1,"e":[{"rr":1},{"rq":{"b":{"o":1,"p":1,\#
    "u":1},"c":{"p":{"c":[1,1],"d":"202","u":""},"x":""},"d":17,"g":[],"i":0,"k":"report",\#
    "m":0,"n":1,"t":17,"w":[]}},{"sn":{"i":0,"n":0,"r":1,"s":[],"t":17}},{"pr":{"c":[1,1],\#
    "d":"202","u":""}},{"rp":1},{"se":{"g":true,"r":1}}],"n":1,"t":17,"x":"
    """#.utf8)
}
