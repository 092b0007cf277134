import { RequestDetail } from '@operate-first/plugin-operations-common';

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Reflect.get(value, name)
    : undefined;
}

/**
 * The repositories of the services that are asked for, as far as the parameters name any: what was made for them is found
 * from here. Only what a browser may open.
 *
 * @internal
 */
export function repositoriesOf(
  parameters: RequestDetail['parameters'],
): Array<{ name: string; url: string }> {
  const services = field(parameters, 'services');
  if (!Array.isArray(services)) return [];
  return services.flatMap((service: unknown) => {
    const name = field(service, 'name');
    const url = field(field(service, 'repository'), 'url');
    const isWeb = typeof url === 'string' && /^https?:\/\//i.test(url);
    return typeof name === 'string' && isWeb ? [{ name, url }] : [];
  });
}
