import { InputError } from '@backstage/errors';
import { Service } from './model';
import { PlaygroundFile } from './schema';

function checkPorts(services: Service[], file: PlaygroundFile): void {
  const { clusters, git, ingress, monitoring } = file;
  const wanted: [user: string, port: number][] = [
    ...services.flatMap(({ name, listeners }) =>
      listeners.map(({ port }): [string, number] => [name, port]),
    ),
    ...Object.entries(clusters).map(([name, { port }]): [string, number] => [
      `clusters.${name}`,
      port,
    ]),
    ...Object.entries(monitoring ?? {}).map(
      ([name, port]): [string, number] => [`monitoring.${name}`, port],
    ),
    ...(git ? [['git', git.port] as [string, number]] : []),
    ...(ingress ? [['ingress', ingress.port] as [string, number]] : []),
  ];
  const users = new Map<number, string>();
  for (const [user, port] of wanted) {
    const other = users.get(port);
    if (other) {
      throw new InputError(
        `${other} and ${user} both listen on port ${port}: give one of them another`,
      );
    }
    users.set(port, user);
  }
}

/** Says at the start what would otherwise be a riddle at run time. @internal */
export function checkServices(services: Service[], file: PlaygroundFile): void {
  const byName = new Map(services.map(s => [s.name, s]));
  checkPorts(services, file);
  for (const { name, routes } of services) {
    if (routes.length === 0) {
      throw new InputError(
        `Component ${name} has no route: let it provide an API, or name its pages in playground.yaml`,
      );
    }
  }
  for (const [name, shape] of Object.entries(file.services)) {
    const service = byName.get(name);
    if (!service) {
      throw new InputError(
        `playground.yaml: services.${name} is no Component of type service or website in the catalog: remove it`,
      );
    }
    for (const [key, { calls = [] }] of Object.entries(shape.routes)) {
      if (!service.routes.some(r => `${r.method} ${r.path}` === key)) {
        throw new InputError(
          `playground.yaml: services.${name}.routes has "${key}", which no API of ${name} defines: remove it`,
        );
      }
      const unknown = calls.find(called => !byName.has(called));
      if (unknown) {
        throw new InputError(
          `playground.yaml: services.${name}.routes.${key}.calls has "${unknown}", which is no service of the catalog`,
        );
      }
    }
  }
}
