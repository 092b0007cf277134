/* The entry of the process that plays the users; the supervisor forks it. */
import { Agent, request } from 'node:http';
import { endWithParent } from '../host/endWithParent';
import { Target, TargetRoute } from './Target';

const TIME_LIMIT_MS = 5_000;
/** Users of a hanging service wait; they do not become more. */
const MAX_WAITING = 30;

const agent = new Agent({ keepAlive: true, maxFreeSockets: 4 });

function choose(routes: TargetRoute[]): TargetRoute {
  const sum = routes.reduce((total, { weight }) => total + weight, 0);
  let rest = Math.random() * sum;
  return routes.find(({ weight }) => (rest -= weight) < 0) ?? routes[0];
}

function send(route: TargetRoute): Promise<void> {
  return new Promise(resolve => {
    const outgoing = request(route.url, {
      agent,
      method: route.method,
      headers: route.body ? { 'content-type': 'application/json' } : {},
    });
    const limit = setTimeout(() => outgoing.destroy(), TIME_LIMIT_MS);
    outgoing.once('response', response => response.resume());
    // What became of it is the service's to count.
    outgoing.once('error', () => {});
    outgoing.once('close', () => {
      clearTimeout(limit);
      resolve();
    });
    outgoing.end(route.body);
  });
}

/** Arrivals of independent users: exponential gaps. */
function play({ requestsPerSecond, routes }: Target): void {
  if (requestsPerSecond === 0) return;
  let waiting = 0;
  const arrive = () => {
    const gap = (-Math.log(1 - Math.random()) * 1_000) / requestsPerSecond;
    setTimeout(arrive, gap);
    if (waiting >= MAX_WAITING) return;
    waiting += 1;
    void send(choose(routes)).then(() => {
      waiting -= 1;
    });
  };
  setTimeout(arrive, Math.random() * 1_000);
}

process.on('message', (targets: Target[]) => targets.forEach(play));

endWithParent(async () => {});
