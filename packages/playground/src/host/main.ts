/* The entry of a process that hosts services; the supervisor forks it. */
import { ServiceListener } from '../service/ServiceListener';
import { ListenerSpec } from '../service/ListenerSpec';
import { endWithParent } from './endWithParent';
import { FromHost, ToHost } from './messages';

const REPORT_EVERY_MS = 2_000;
const listeners = new Map<string, ServiceListener>();

function send(message: FromHost): void {
  if (process.connected) process.send?.(message);
}

function log(line: string): void {
  process.stdout.write(`${new Date().toISOString()} ${line}\n`);
}

async function listen(specs: ListenerSpec[]): Promise<void> {
  for (const spec of specs) {
    try {
      listeners.set(spec.id, await ServiceListener.start(spec, log));
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? String(error);
      send({ type: 'failed', port: spec.port, service: spec.service, code });
      return;
    }
  }
  send({ type: 'listening' });
}

/** Nobody catches this: the process ends with a stack trace in its log, as real ones do. */
function crash(id: string): void {
  setImmediate(() => {
    throw new Error(`${id}: broken on purpose: crash`);
  });
}

async function setFault(
  message: Extract<ToHost, { type: 'fault' }>,
): Promise<void> {
  const { id, fault, sequence } = message;
  if (fault === 'crash') {
    // Its neighbours in the process live on; the trace is in the log all the same.
    log(String(new Error(`${id}: broken on purpose: crash`).stack));
  }
  try {
    await listeners.get(id)?.setFault(fault);
    send({ type: 'done', sequence });
  } catch (error) {
    send({ type: 'done', sequence, error: String(error) });
  }
}

process.on('message', (message: ToHost) => {
  switch (message.type) {
    case 'listen':
      void listen(message.listeners);
      break;
    case 'fault':
      void setFault(message);
      break;
    default:
      crash(message.id);
  }
});

setInterval(() => {
  const totals = [...listeners].map(([id, { total }]) => [id, total] as const);
  send({ type: 'totals', totals: Object.fromEntries(totals) });
}, REPORT_EVERY_MS);

endWithParent(async () => {
  await Promise.all([...listeners.values()].map(l => l.close()));
});
