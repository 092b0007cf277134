const SUFFIXES: Record<string, number> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
};

/** `250m`, `1Gi` and the like as a number. @internal */
export function parseQuantity(text: unknown): number {
  const found = /^([\d.]+)([a-zA-Z]*)$/.exec(String(text ?? '0'));
  return found ? Number(found[1]) * (SUFFIXES[found[2]] ?? 1) : 0;
}

/** A number as people would have written it: processors in thousandths, memory in Mi. @internal */
export function formatQuantity(resource: string, value: number): string {
  if (resource.endsWith('cpu')) {
    return Number.isInteger(value) ? `${value}` : `${Math.round(value * 1e3)}m`;
  }
  if (resource.endsWith('memory')) {
    const gib = value / 2 ** 30;
    return Number.isInteger(gib) && gib > 0
      ? `${gib}Gi`
      : `${Math.round(value / 2 ** 20)}Mi`;
  }
  return String(value);
}
