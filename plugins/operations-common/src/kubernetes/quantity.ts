const FACTORS: Record<string, number> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/**
 * A Kubernetes quantity (`500m`, `1Gi`, `12`, `1e3`) as a number; undefined for what is none.
 *
 * @public
 */
export function parseQuantity(
  quantity: string | number | undefined,
): number | undefined {
  if (typeof quantity === 'number') return quantity;
  const match = /^([+-]?[\d.]+(?:[eE][+-]?\d+)?)(\D{0,2})$/.exec(
    quantity ?? '',
  );
  if (!match) return undefined;
  const factor = match[2] === '' ? 1 : FACTORS[match[2]];
  const value = Number(match[1]) * factor;
  return Number.isFinite(value) ? value : undefined;
}
