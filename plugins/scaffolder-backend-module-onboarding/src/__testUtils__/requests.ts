/** A request of a service that does not exist yet, nor its repository. @internal */
export function newService(name: string, change: object = {}) {
  return {
    team: { name: 'sales' },
    services: [
      {
        name,
        title: 'Vouchers: "gifts" & more',
        repository: { url: `https://git.example.org/marram/${name}` },
        metrics: { port: 'http', path: '/metrics' },
        slo: { target: 0.999 },
        ...change,
      },
    ],
    namespaces: [
      {
        name,
        places: [{ environment: 'production', cluster: 'eu-1' }],
        quota: { tier: 'x-small' },
      },
    ],
    delivery: 'argocd',
  };
}

/** Says what a task has said, where it did not end well. @internal */
export function expectCompleted({
  status,
  log,
}: {
  status: string;
  log: string;
}) {
  if (status !== 'completed') throw new Error(`The task ${status}:\n${log}`);
}
