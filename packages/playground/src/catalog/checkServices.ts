import { InputError } from '@backstage/errors';
import { Service } from './model';
import { PlaygroundFile } from './schema';

/** Says at the start what would otherwise be a riddle at run time. @internal */
export function checkServices(services: Service[], file: PlaygroundFile): void {
  const byName = new Map(services.map(s => [s.name, s]));
  const ports = new Map<number, string>();
  for (const { name, listeners, routes } of services) {
    if (routes.length === 0) {
      throw new InputError(
        `Component ${name} has no route: let it provide an API, or name its pages in playground.yaml`,
      );
    }
    for (const { port } of listeners) {
      const other = ports.get(port);
      if (other) {
        throw new InputError(
          `Components ${other} and ${name} both listen on port ${port}: give one of them another`,
        );
      }
      ports.set(port, name);
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
