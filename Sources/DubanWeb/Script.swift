/// What a page does beyond HTML. Every page works without it.
enum Script {
  /// Opens the ledger line that a link leads to, and lights a sentence with its commitments.
  static let annotatedReport = """
    (() => {
      const byId = (id) => document.getElementById(id);
      const reveal = () => {
        const place = byId(decodeURIComponent(location.hash.slice(1)));
        const fold =
          place && (place.closest("details") || place.querySelector(".entry > details"));
        if (fold) fold.open = true;
      };
      const entries = (id) => document.querySelectorAll('.entry[data-s="' + id + '"]');
      const light = (id, on) => {
        const sentence = byId(id);
        if (sentence) sentence.classList.toggle("lit", on);
        entries(id).forEach((entry) => entry.classList.toggle("lit", on));
      };
      let lit = null;
      document.addEventListener("mouseover", (event) => {
        const near = event.target.closest(".entry, .s[id]");
        const id = near ? near.dataset.s || near.id : null;
        if (id === lit) return;
        if (lit) light(lit, false);
        if (id && entries(id).length) light(id, true);
        lit = id;
      });
      window.addEventListener("hashchange", reveal);
      reveal();
    })();
    """
}
