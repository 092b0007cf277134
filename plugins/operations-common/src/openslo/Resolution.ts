import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { DocumentProblem } from '../slo/model';
import { OpenSloKind } from './document';
import { documentProblemsOf } from './documentProblems';
import { distinct, hasErrors } from './problems';
import { refOf } from './references';
import { SpecOf, SPECS } from './schema';

/** A document that another names. @internal */
export interface Followed<K extends OpenSloKind> {
  ref: string;
  name: string;
  /** Empty of what an invalid document should say. */
  spec: Partial<SpecOf<K>>;
  valid: boolean;
}

/** Follows the references of one SLO, and remembers what it met on its way. @internal */
export class Resolution {
  readonly #problems: DocumentProblem[] = [];
  readonly #documents = new Set<string>();
  readonly #from: Entity;
  readonly #entities: ReadonlyMap<string, Entity>;

  private constructor(from: Entity, entities: ReadonlyMap<string, Entity>) {
    this.#from = from;
    this.#entities = entities;
    this.#documents.add(stringifyEntityRef(from));
  }

  static create(
    from: Entity,
    entities: ReadonlyMap<string, Entity>,
  ): Resolution {
    return new Resolution(from, entities);
  }

  get problems(): DocumentProblem[] {
    return distinct(this.#problems);
  }

  get documents(): string[] {
    return [...this.#documents];
  }

  add(...problems: DocumentProblem[]): void {
    this.#problems.push(...problems);
  }

  /** The entity that a name means: of the same namespace, or of the default one. */
  entityOf(kind: OpenSloKind, name: string): Entity | undefined {
    const entity =
      this.#entities.get(refOf(kind, name, this.#from)) ??
      this.#entities.get(
        refOf(kind, name, {
          ...this.#from,
          metadata: { ...this.#from.metadata, namespace: undefined },
        }),
      );
    if (entity) this.#documents.add(stringifyEntityRef(entity));
    return entity;
  }

  follow<K extends OpenSloKind>(
    kind: K,
    name: string,
  ): Followed<K> | undefined {
    const entity = this.entityOf(kind, name);
    if (!entity) return undefined;
    const { data } = SPECS[kind].safeParse(entity.spec ?? {});
    const valid = data !== undefined && !hasErrors(documentProblemsOf(entity));
    return {
      ref: stringifyEntityRef(entity),
      name: entity.metadata.name,
      spec: (valid ? data : {}) as Partial<SpecOf<K>>,
      valid,
    };
  }
}
