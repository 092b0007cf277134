import { ConflictError } from '@backstage/errors';
import {
  ChangeRequestSystem,
  DocumentRepository,
  SourceDocuments,
} from '@operate-first/plugin-operations-node';

/** Where documents are, and what opens pull requests, as modules have added it. @internal */
export class RepositorySet {
  readonly #repositories = new Map<string, DocumentRepository>();
  readonly #systems: ChangeRequestSystem[] = [];
  readonly #sources: SourceDocuments[] = [];

  static create(): RepositorySet {
    return new RepositorySet();
  }

  private constructor() {}

  add(repository: DocumentRepository): void {
    if (this.#repositories.has(repository.id)) {
      throw new ConflictError(
        `There are two repositories of documents with the id ${repository.id}`,
      );
    }
    this.#repositories.set(repository.id, repository);
  }

  addSystem(system: ChangeRequestSystem): void {
    this.#systems.push(system);
  }

  addSource(source: SourceDocuments): void {
    this.#sources.push(source);
  }

  /** Where documents are: what is only a tree is found by its id. */
  list(): DocumentRepository[] {
    return [...this.#repositories.values()].filter(
      ({ reads }) => reads?.length !== 0,
    );
  }

  find(id: string | null | undefined): DocumentRepository | undefined {
    return id ? this.#repositories.get(id) : undefined;
  }

  /** The addresses under which the portal commits. */
  portals(): string[] {
    const all = [...this.#repositories.values()];
    return [...new Set(all.flatMap(({ committer }) => committer ?? []))];
  }

  systems(): ChangeRequestSystem[] {
    return [...this.#systems];
  }

  /** What reads documents in the repositories of services. */
  sources(): SourceDocuments[] {
    return [...this.#sources];
  }

  /** Where new post-mortems are written. */
  writing(): DocumentRepository | undefined {
    return this.list().find(writesPostMortems);
  }
}

/** Whether post-mortems are written there. @internal */
export function writesPostMortems({ writes }: DocumentRepository): boolean {
  return writes.includes('postMortem');
}
