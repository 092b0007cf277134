import { Service } from '@operate-first/plugin-operations-common';
import { useRef, useState } from 'react';

/** A row of the table; gone where the service has left the list while somebody was reading it. */
export interface SteadyRow {
  service: Service;
  gone: boolean;
}

/** The length of the longest run that kept its order, among the new positions of the shown rows. */
function keptInOrder(positions: number[]): number {
  const tails: number[] = [];
  for (const position of positions) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (tails[middle] < position) low = middle + 1;
      else high = middle;
    }
    tails[low] = position;
  }
  return tails.length;
}

/**
 * Keeps rows where they are while somebody reads them: values change in place, places do not. What was
 * loaded by scrolling is added at the end.
 *
 * @param options - scope: with another one (another filter, another order) the order is taken at once.
 * @internal
 */
export function useSteadyOrder(
  services: Service[] | undefined,
  options: { held: boolean; scope: string },
): { rows: SteadyRow[]; moved: number; reorder: () => void } {
  const shown = useRef<{ scope: string; services: Service[] }>();
  const [, render] = useState(0);

  if (!services) return { rows: [], moved: 0, reorder: () => {} };

  const take = () => {
    shown.current = { scope: options.scope, services };
  };
  if (
    !shown.current ||
    shown.current.scope !== options.scope ||
    !options.held
  ) {
    take();
  }

  const before = shown.current?.services ?? services;
  const latest = new Map(
    services.map((service, position) => [service.id, { service, position }]),
  );
  const rows = before.map(service => ({
    service: latest.get(service.id)?.service ?? service,
    gone: !latest.has(service.id),
  }));
  const known = new Set(before.map(({ id }) => id));
  const lastKnown = services.reduce(
    (last, { id }, position) => (known.has(id) ? position : last),
    -1,
  );
  const loaded = services.slice(lastKnown + 1);
  const arrived = services
    .slice(0, lastKnown + 1)
    .filter(({ id }) => !known.has(id));
  const positions = before.flatMap(({ id }) => latest.get(id)?.position ?? []);

  return {
    rows: [...rows, ...loaded.map(service => ({ service, gone: false }))],
    moved:
      positions.length -
      keptInOrder(positions) +
      arrived.length +
      rows.filter(({ gone }) => gone).length,
    reorder: () => {
      take();
      render(count => count + 1);
    },
  };
}
