import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  requestKind,
  requestKinds,
  Visibility,
} from '@operate-first/plugin-operations-common';

/** A repository in which people ask by issues. @internal */
export interface IntakeRepository {
  /** Its page. */
  url: string;
  /** Names of kinds of requests, by the labels of their forms in lower case. */
  kinds: ReadonlyMap<string, string>;
  /** Requests of the portal are shown there as issues. */
  mirror: boolean;
  /** Who reads there. */
  visibility: Visibility;
}

/** @internal */
export interface IntakeConfig {
  repositories: IntakeRepository[];
}

const WHERE = 'operations.intake.repositories';

function readKinds(config: Config | undefined): Map<string, string> {
  const kinds = new Map<string, string>();
  for (const name of config?.keys() ?? []) {
    if (!requestKind(name)) {
      const known = requestKinds().map(kind => kind.name);
      throw new InputError(
        `${WHERE}: there is no kind of requests ${name}. Write one of ${known.join(
          ', ',
        )}.`,
      );
    }
    const label = config?.getString(name).toLocaleLowerCase('en-US') ?? '';
    if (kinds.has(label)) {
      throw new InputError(
        `${WHERE}: the label ${label} is that of two kinds. Give each kind its own.`,
      );
    }
    kinds.set(label, name);
  }
  // The forms that are generated have the name of their kind as their label.
  for (const { name } of requestKinds()) {
    const isNamed = [...kinds.values()].includes(name);
    const label = `request:${name}`;
    if (!isNamed && !kinds.has(label)) kinds.set(label, name);
  }
  return kinds;
}

function readRepository(config: Config): IntakeRepository {
  const url = config.getString('url').replace(/\/+$/, '');
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new InputError(
      `${WHERE}.url must be the address of a repository, as in https://github.com/example/support, and not ${url}`,
    );
  }
  const visibility = config.getOptionalString('visibility') ?? 'public';
  if (visibility !== 'public' && visibility !== 'internal') {
    throw new InputError(
      `${WHERE}.visibility must be public or internal, and not ${visibility}`,
    );
  }
  return {
    url,
    kinds: readKinds(config.getOptionalConfig('labels')),
    mirror: config.getOptionalBoolean('mirror') ?? false,
    visibility,
  };
}

/** @param root - of the whole configuration. @internal */
export function readIntakeConfig(root: Config): IntakeConfig {
  const config = root.getOptionalConfig('operations.intake');
  const repositories = (
    config?.getOptionalConfigArray('repositories') ?? []
  ).map(readRepository);
  const urls = repositories.map(({ url }) => url.toLocaleLowerCase('en-US'));
  const twice = urls.find((url, at) => urls.indexOf(url) !== at);
  if (twice) throw new InputError(`${WHERE} names ${twice} twice`);
  if (repositories.filter(({ mirror }) => mirror).length > 1) {
    throw new InputError(
      `${WHERE}: requests are shown in one repository at most. Set mirror in one of them.`,
    );
  }
  return { repositories };
}
