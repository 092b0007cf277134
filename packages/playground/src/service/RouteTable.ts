import { ListenerRoute } from './ListenerSpec';

function patternOf(path: string): RegExp {
  const escaped = path.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replace(/\{\w+\}/g, '[^/]+')}$`);
}

/** Finds the route of a request; plain paths without looking at patterns. @internal */
export class RouteTable {
  readonly #plain = new Map<string, ListenerRoute>();
  readonly #patterns: { pattern: RegExp; route: ListenerRoute }[] = [];

  private constructor(routes: ListenerRoute[]) {
    for (const route of routes) {
      if (route.path.includes('{')) {
        this.#patterns.push({ pattern: patternOf(route.path), route });
      } else {
        this.#plain.set(`${route.method} ${route.path}`, route);
      }
    }
  }

  static create(routes: ListenerRoute[]): RouteTable {
    return new RouteTable(routes);
  }

  find(method: string, path: string): ListenerRoute | undefined {
    // A probe may look with HEAD; Node leaves the body out of the answer.
    const wanted = method === 'HEAD' ? 'GET' : method;
    return (
      this.#plain.get(`${wanted} ${path}`) ??
      this.#patterns.find(
        ({ pattern, route }) => route.method === wanted && pattern.test(path),
      )?.route
    );
  }
}
