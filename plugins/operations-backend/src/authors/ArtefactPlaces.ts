import { AuthService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  Artefact,
  OPERATIONS_ANNOTATIONS,
  readPlaceAddress,
  readStackTrace,
} from '@operate-first/plugin-operations-common';
import { CodePlace } from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { ChangeGatherer } from '../codeChanges/ChangeGatherer';
import { codePlaceOf } from '../codeChanges/codePlaceOf';
import { isWithin } from '../codeChanges/commitKind';
import { RolloutCommits } from '../codeChanges/RolloutCommits';
import { ServiceRow } from '../database/rows';
import { AuthorSourceSet } from './AuthorSourceSet';
import { AskedArtefact, FoundPlaces, MOST_PLACES, only } from './foundPlaces';
import { rulePlaces } from './rulePlaces';
import { sloPlaces } from './sloPlaces';
import { ServicePlaces } from './ServicePlaces';

/** Of a pasted stack trace so many frames are looked for. */
const MOST_FRAMES = 8;

/** @internal */
export interface ArtefactPlacesOptions {
  database: Knex;
  catalog: CatalogService;
  auth: AuthService;
  sources: AuthorSourceSet;
  places: ServicePlaces;
  gatherer: ChangeGatherer;
  rollouts: RolloutCommits;
}

/** Values are in files; of folders nobody knows in which one. */
function isFile({ path }: CodePlace): boolean {
  return /\.(?:ya?ml|json|properties|env|ini|conf)$/i.test(path ?? '');
}

/** An annotation stands in the file that the catalog read the service from; undefined for what is none. */
function annotationPlace({
  artefact,
  service,
  all,
}: AskedArtefact): FoundPlaces | undefined {
  const [key] = /^[\w.-]+\/[\w.-]+/.exec(artefact.name ?? '') ?? [];
  if (!service || key === undefined) return undefined;
  const { annotations = {} } = (JSON.parse(service.entity) as Entity).metadata;
  if (!key.startsWith('operate-first.io/') && !(key in annotations)) {
    return undefined;
  }
  const place = readPlaceAddress(
    annotations['backstage.io/managed-by-location'] ?? '',
  );
  const isRead = all.some(({ repository }) => repository === place?.repository);
  if (!place?.path || !isRead) return only([]);
  const { repository, path } = place;
  return only([{ repository, path, key }]);
}

/**
 * Finds out where in git an artefact is.
 *
 * @internal
 */
export class ArtefactPlaces {
  readonly #options: ArtefactPlacesOptions;

  static create(options: ArtefactPlacesOptions): ArtefactPlaces {
    return new ArtefactPlaces(options);
  }

  private constructor(options: ArtefactPlacesOptions) {
    this.#options = options;
  }

  /** @param others - repositories in which rules may be looked for, too, for whoever asks. */
  async of(
    artefact: Artefact,
    service: ServiceRow | undefined,
    others: () => Promise<string[]> = async () => [],
  ): Promise<FoundPlaces> {
    const all = service
      ? await this.#options.places.of({
          id: service.id,
          entity: JSON.parse(service.entity) as Entity,
        })
      : [];
    const asked = { artefact, service, all };
    const found = await this.#find(asked, others);
    if (found.places.length > 0 || artefact.kind === 'change') return found;
    // Somebody wrote the rest of it.
    return { places: all.slice(0, MOST_PLACES), problems: found.problems };
  }

  async #find(
    asked: AskedArtefact,
    others: () => Promise<string[]>,
  ): Promise<FoundPlaces> {
    const { artefact, all } = asked;
    const { kind, repository, path, line, key, revision } = artefact;
    if (kind === 'change') return this.#change(asked);
    if (repository !== undefined) {
      const address = readPlaceAddress(repository);
      const plain = address?.repository ?? repository;
      return only([
        { repository: plain, path: path ?? address?.path, line, key, revision },
      ]);
    }
    if (kind === 'frame') return this.#frame(asked);
    if (path !== undefined) return this.#path(asked, path);
    if (kind === 'slo') return sloPlaces(this.#options, asked);
    if (kind === 'alertRule') {
      return rulePlaces(this.#options.sources, asked, others);
    }
    if (kind === 'runbook') return this.#runbook(asked);
    if (kind === 'service') return only(all.slice(0, MOST_PLACES));
    if (kind === 'configuration') {
      const written = annotationPlace(asked);
      if (written) return written;
    }
    return this.#manifest(asked);
  }

  /** The commit that it is, or that made it. */
  async #change({
    artefact,
    service,
    all,
  }: AskedArtefact): Promise<FoundPlaces> {
    const { gatherer, rollouts } = this.#options;
    const change =
      artefact.change === undefined
        ? undefined
        : await gatherer.find(artefact.change);
    if (!change || change.serviceId !== service?.id) {
      const text = 'There is no such change of this service any more.';
      return { places: [], problems: [text] };
    }
    // What the catalog says has changed was written in its document.
    const document = change.slo
      ? await sloPlaces(this.#options, {
          artefact: { kind: 'slo', name: change.slo },
          service,
        })
      : undefined;
    if (document && document.places.length > 0) return document;
    const place = await codePlaceOf(change, {
      gatherer,
      rollouts,
      places: all,
    });
    if (place) return only([place]);
    const unknown =
      'It is not known which commit made this change, so these are the authors of the service.';
    return {
      places: all.slice(0, MOST_PLACES),
      problems: document?.problems.length ? document.problems : [unknown],
    };
  }

  /** The first frames that are found in the source of the service, as it runs. */
  async #frame(asked: AskedArtefact): Promise<FoundPlaces> {
    const { artefact, all } = asked;
    const { text, path, line, name } = artefact;
    const frames =
      path !== undefined
        ? [{ file: path, ...(line !== undefined && { line }) }]
        : readStackTrace(text ?? name ?? '');
    if (frames.length === 0) {
      const problem =
        'No frame of a stack trace was found in it. Paste the lines that name files.';
      return { places: [], problems: [problem] };
    }
    const revision = artefact.revision ?? (await this.#deployed(asked));
    const source = all.filter(({ purpose }) => purpose === 'source');
    for (const frame of frames.slice(0, MOST_FRAMES)) {
      for (const { repository, path: folder } of source) {
        const found = await this.#options.sources.find(
          repository,
          frame,
          revision,
        );
        const best =
          found.find(one => folder && one.path.startsWith(`${folder}/`)) ??
          found[0];
        if (best) return only([{ repository, revision, ...best }]);
      }
    }
    return {
      places: [],
      problems: [
        `None of its files, ${frames[0].file} first, is in the source of the service. These are the authors of the service.`,
      ],
    };
  }

  /** The image that runs, where it is the same everywhere or where it is asked about. */
  async #deployed({
    artefact,
    service,
  }: AskedArtefact): Promise<string | undefined> {
    if (!service) return undefined;
    const running = await this.#options.places.running(service.id);
    const there = running.filter(
      ({ cluster, workload }) =>
        (artefact.cluster === undefined || artefact.cluster === cluster) &&
        (artefact.object === undefined ||
          artefact.object.name === workload.object.name),
    );
    const tags = new Set(
      (there.length > 0 ? there : running).flatMap(({ workload }) =>
        workload.images.slice(0, 1).map(({ tag }) => tag),
      ),
    );
    tags.delete('latest');
    return tags.size === 1 ? [...tags][0] : undefined;
  }

  /** A path that is written without its repository is in that of the service. */
  async #path(
    { artefact, all }: AskedArtefact,
    path: string,
  ): Promise<FoundPlaces> {
    const { kind, line, key, revision } = artefact;
    const purpose =
      kind === 'workload' || kind === 'configuration' ? 'manifests' : 'source';
    const [first] = [
      ...all.filter(place => place.purpose === purpose),
      ...all.filter(place => place.purpose !== purpose),
    ];
    return first
      ? only([{ repository: first.repository, path, line, key, revision }])
      : only([]);
  }

  /** The file that describes it, where the folder of manifests has one of its name. */
  async #manifest({ artefact, all }: AskedArtefact): Promise<FoundPlaces> {
    const manifests = all.filter(({ purpose }) => purpose === 'manifests');
    const [file, ...rest] = artefact.name?.split(/[.:/]/) ?? [];
    const isValue = artefact.kind === 'configuration';
    const name = artefact.object?.name ?? file;
    // As in `pay-config.RETRIES`: the name of the file, then that of the value.
    const within =
      artefact.key ?? (rest.length > 0 ? rest.join('.') : undefined);
    const keyOf = (key: string | undefined) =>
      isValue && key !== undefined ? { key } : {};
    for (const { repository, path } of name ? manifests : []) {
      for (const extension of ['yaml', 'yml', 'json']) {
        const found = await this.#options.sources.find(
          repository,
          { file: `${name}.${extension}` },
          undefined,
        );
        const best = found.find(one => isWithin(one.path, path));
        if (best) {
          return only([{ repository, path: best.path, ...keyOf(within) }]);
        }
      }
    }
    if (manifests.length > 0) {
      const value = keyOf(artefact.key ?? artefact.name);
      return only(
        manifests
          .slice(0, MOST_PLACES)
          .map(place => (isFile(place) ? { ...place, ...value } : place)),
      );
    }
    return {
      places: [],
      problems: [
        `Nobody knows where its manifests are. Name them in the annotation ${OPERATIONS_ANNOTATIONS.manifests} of the service.`,
      ],
    };
  }

  async #runbook({
    artefact,
    service,
    all,
  }: AskedArtefact): Promise<FoundPlaces> {
    const annotations = service
      ? (JSON.parse(service.entity) as Entity).metadata.annotations ?? {}
      : {};
    const source = all.filter(({ purpose }) => purpose === 'source');
    const written = annotations[OPERATIONS_ANNOTATIONS.runbook];
    const url = annotations[OPERATIONS_ANNOTATIONS.runbookUrl];
    const place = readPlaceAddress(url ?? '');
    if (place?.path) {
      return only([{ repository: place.repository, path: place.path }]);
    }
    const wanted =
      written ?? (artefact.name && `docs/runbooks/${artefact.name}.md`);
    for (const { repository } of wanted ? source : []) {
      const [found] = await this.#options.sources.find(
        repository,
        { file: wanted ?? '' },
        undefined,
      );
      if (found) return only([{ repository, path: found.path }]);
    }
    return only([]);
  }
}
