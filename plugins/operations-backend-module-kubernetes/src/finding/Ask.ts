import { ConfigurationProblem } from '@operate-first/plugin-operations-common';
import { ObservedService } from '@operate-first/plugin-operations-node';
import { Requirement } from '@operate-first/cluster-cache';
import { z } from 'zod';
import {
  ANNOTATIONS,
  idSchema,
  namespaceSchema,
  selectorSchema,
} from '../schema';

/** What a service says of where its objects are. @internal */
export interface Ask {
  /** As Kubernetes writes a label selector. */
  selector: string;
  requirements: Requirement[];
  namespace?: string;
  cluster?: string;
  /** Where it is written, for people. */
  field: string;
  value: string;
}

/** A problem without its source. @internal */
export type Problem = Omit<ConfigurationProblem, 'source'>;

/** @internal */
export interface ReadAsk {
  /** Missing where the service does not ask for Kubernetes, or in a way that cannot be followed. */
  ask?: Ask;
  problems: Problem[];
}

const REMEDIES: Record<string, string> = {
  [ANNOTATIONS.id]: `Write the value of the label ${ANNOTATIONS.id} of its objects, for example ${ANNOTATIONS.id}: payments.`,
  [ANNOTATIONS.selector]: `Write it as kubectl does, for example ${ANNOTATIONS.selector}: app=payments,tier!=test.`,
  [ANNOTATIONS.namespace]: `Write one namespace, for example ${ANNOTATIONS.namespace}: shop, or leave it out.`,
  [ANNOTATIONS.cluster]: `Write the name of one cluster, for example ${ANNOTATIONS.cluster}: eu-1, or leave it out.`,
};

/** Reads annotations, and keeps what is wrong with them. */
class Reader {
  readonly problems: Problem[] = [];
  readonly #annotations: Record<string, string>;

  constructor({ entity }: ObservedService) {
    this.#annotations = entity.metadata.annotations ?? {};
  }

  text(field: string): string | undefined {
    return this.#annotations[field]?.trim() || undefined;
  }

  read<T>(field: string, schema: z.ZodType<T>): T | undefined {
    const value = this.text(field);
    if (value === undefined) return undefined;
    const { data, error } = schema.safeParse(value);
    if (!error) return data;
    this.problems.push({
      field,
      value,
      message: `This ${error.issues[0].message}.`,
      remedy: REMEDIES[field],
    });
    return undefined;
  }
}

function wanted(reader: Reader): Ask | undefined {
  const place = {
    namespace: reader.read(ANNOTATIONS.namespace, namespaceSchema),
    cluster: reader.text(ANNOTATIONS.cluster),
  };
  const selector = reader.text(ANNOTATIONS.selector);
  if (selector !== undefined) {
    const requirements = reader.read(ANNOTATIONS.selector, selectorSchema);
    const field = ANNOTATIONS.selector;
    return (
      requirements && {
        ...place,
        selector,
        requirements,
        field,
        value: selector,
      }
    );
  }
  const id = reader.read(ANNOTATIONS.id, idSchema);
  if (id === undefined) return undefined;
  const written = `${ANNOTATIONS.id}=${id}`;
  const requirements = selectorSchema.parse(written);
  const field = ANNOTATIONS.id;
  return { ...place, selector: written, requirements, field, value: id };
}

function saysOnlyWhere(reader: Reader): Problem[] {
  const field = [ANNOTATIONS.namespace, ANNOTATIONS.cluster].find(
    name => reader.text(name) !== undefined,
  );
  if (!field) return [];
  return [
    {
      field,
      value: reader.text(field),
      message: 'This says where objects are, and nothing says which of them.',
      remedy: REMEDIES[ANNOTATIONS.id],
    },
  ];
}

/** Reads what a service asks for. @internal */
export function readAsk(service: ObservedService): ReadAsk {
  const reader = new Reader(service);
  const ask = wanted(reader);
  // A place that cannot be read must not become every place.
  if (ask && reader.problems.length === 0) return { ask, problems: [] };
  const { problems } = reader;
  return {
    problems: problems.length > 0 ? problems : saysOnlyWhere(reader),
  };
}
