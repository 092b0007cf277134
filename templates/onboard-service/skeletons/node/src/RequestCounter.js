/** As the text format of Prometheus wants label values. */
function quoted(value) {
  const text = String(value).replace(/[\\"\n]/g, character =>
    character === '\n' ? '\\n' : `\\${character}`,
  );
  return `"${text}"`;
}

/** Counts requests by the code of their answers, as `http_requests_total`. */
export class RequestCounter {
  #labels;
  #counts = new Map();

  constructor({ service, namespace }) {
    this.#labels = { namespace, service };
    // A series that begins with the first failure would hide it.
    for (const code of [200, 404, 500]) this.#counts.set(code, 0);
  }

  add(code) {
    this.#counts.set(code, (this.#counts.get(code) ?? 0) + 1);
  }

  /** What Prometheus reads. */
  toString() {
    const lines = [...this.#counts].map(([code, count]) => {
      const labels = Object.entries({ ...this.#labels, code })
        .map(([name, value]) => `${name}=${quoted(value)}`)
        .join(',');
      return `http_requests_total{${labels}} ${count}`;
    });
    return [
      '# HELP http_requests_total Requests by the code of their answers.',
      '# TYPE http_requests_total counter',
      ...lines,
      '',
    ].join('\n');
  }
}
