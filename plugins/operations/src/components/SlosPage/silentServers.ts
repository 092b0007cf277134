import { Slo, SloObjective } from '@operate-first/plugin-operations-common';

/** A server that measures and does not, with what of it is unknown since. @internal */
export interface SilentServer {
  server: string;
  /** Since when nothing is measured and why, in the words of whoever asks it. */
  message: string;
  slos: number;
}

/**
 * Troubles of a whole server. That a query cannot be followed, that it asks for too much, or that nothing happens
 * is the trouble of one objective, and said in its row.
 */
const OF_A_SERVER = new Set([
  'prometheus.answer',
  'prometheus.credentials',
  'prometheus.error',
  'prometheus.failed',
  'prometheus.refused',
  'prometheus.throttled',
  'prometheus.timeout',
  'prometheus.unreachable',
]);

function isSilent(
  objective: SloObjective,
): objective is SloObjective & { server: string } {
  const { server, state, unknownCode } = objective;
  return (
    state === 'unknown' &&
    server !== undefined &&
    OF_A_SERVER.has(unknownCode ?? '')
  );
}

/**
 * The servers that do not answer, the one with the most SLOs first. Of several messages of one server the most
 * usual speaks for all.
 *
 * @internal
 */
export function silentServersOf(slos: Slo[]): SilentServer[] {
  const byServer = new Map<
    string,
    { slos: Set<string>; messages: Map<string, number> }
  >();
  for (const slo of slos) {
    for (const { server, message } of slo.objectives.filter(isSilent)) {
      const known = byServer.get(server) ?? {
        slos: new Set<string>(),
        messages: new Map<string, number>(),
      };
      known.slos.add(slo.ref);
      known.messages.set(message, (known.messages.get(message) ?? 0) + 1);
      byServer.set(server, known);
    }
  }
  return [...byServer]
    .map(([server, { slos: refs, messages }]) => ({
      server,
      message: [...messages].sort((a, b) => b[1] - a[1])[0][0],
      slos: refs.size,
    }))
    .sort((a, b) => b.slos - a.slos || a.server.localeCompare(b.server));
}
