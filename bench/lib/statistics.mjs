/** The value below which `share` (0 to 1) of the samples lie, by the nearest-rank method. */
export function percentile(samples, share) {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

export const median = samples => percentile(samples, 0.5);

/** Runs two measurements in turn (A B A B …), so that a drift of the machine meets both alike. */
export async function inTurn(rounds, a, b) {
  const samples = { a: [], b: [] };
  for (let round = 0; round < rounds; round++) {
    samples.a.push(await a());
    samples.b.push(await b());
  }
  return samples;
}

export async function millisecondsOf(work) {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
