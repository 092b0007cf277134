import lunr from 'lunr';

/** Plain BM25 by lunr, which Backstage's search uses: its stemmer and stop words, the title twice as heavy. */
export function createBm25(documents) {
  const index = lunr(function build() {
    this.ref('id');
    this.field('title', { boost: 2 });
    this.field('text');
    for (const { id, title, text } of documents) {
      this.add({ id, title: words(title), text: words(text) });
    }
  });
  return {
    search(text, limit = 10) {
      const terms = new Set(words(text).split(' ').filter(Boolean));
      const found = index.query(query => {
        for (const term of terms) query.term(term);
      });
      return found
        .slice(0, limit)
        .map(({ ref, score }) => ({ id: ref, score }));
    },
  };
}

/** lunr parts at blanks and hyphens only, which would leave the peer without most words of a log line. */
function words(text) {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
