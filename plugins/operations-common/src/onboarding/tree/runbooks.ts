import { OnboardingService } from '../model';
import { toYaml } from '../yaml/text';
import { PLACES } from './places';
import { Ground, Planned } from './plan';

/** @internal */
export function runbookPath(service: string): string {
  return `${PLACES.service(service)}/runbooks/${service}.md`;
}

/** What stands in Markdown means itself. @internal */
export function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#+!|~]/g, '\\$&');
}

/** What a runbook is for, as programs read it. @internal */
export function frontMatter(fields: object): string {
  return `---\n${toYaml(fields)}---\n`;
}

function serviceRunbook(
  { name, title = name, repository, addresses }: OnboardingService,
  { request }: Ground,
): string {
  const where = request.namespaces.flatMap(namespace =>
    namespace.places.map(
      ({ environment, cluster }) =>
        `- ${environment}: namespace \`${namespace.name}\` on cluster \`${cluster}\``,
    ),
  );
  return `${frontMatter({ title, services: [name] })}
# ${plain(title)}

Written when the service came: replace what is in general by what you know, and remove what is not so.

## Where it runs

${where.join('\n')}

## It does not answer

1. Look at its page: does it fail everywhere, or in one place? Since which change?
2. ${
    addresses.length > 0
      ? `Look yourself: ${addresses.map(({ url }) => `<${url}>`).join(', ')}.`
      : 'Look at it as its users do.'
  }
3. Go back to what ran before: ${
    repository
      ? 'revert the commit in its repository, and delivery follows.'
      : 'apply the manifests that were there before.'
  }

## Whom to ask

The team ${plain(
    request.team.title ?? request.team.name,
  )}. Its page says who is on call.
`;
}

/** What to do when the budget of a service burns. @internal */
export function burnRunbook({
  name,
  title = name,
}: Pick<OnboardingService, 'name' | 'title'>): string {
  return `${frontMatter({
    title: `The error budget of ${title} burns`,
    alerts: ['SloBurn'],
    services: [name],
  })}
# The error budget of ${plain(title)} burns

What is promised is in [slo.yaml](../slo.yaml).

1. Open the SLO: which answers are bad, and since when? Those that begin at a rollout have their suspect.
2. Look at what the service calls. One that fails there fails here.
3. Where the loss is accepted, say so on the page; where it is not, go back to what ran before.
`;
}

/** Skeletons, for people to fill in: whatever they have written stays. @internal */
export function planRunbooks(
  service: OnboardingService,
  ground: Ground,
): Planned[] {
  const { name, slo } = service;
  return [
    {
      kind: 'text',
      path: runbookPath(name),
      text: serviceRunbook(service, ground),
    },
    ...(slo
      ? [
          {
            kind: 'text' as const,
            path: `${PLACES.service(name)}/runbooks/SloBurn.md`,
            text: burnRunbook(service),
          },
        ]
      : []),
  ];
}
