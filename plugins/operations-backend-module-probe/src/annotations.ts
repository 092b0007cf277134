import { Entity } from '@backstage/catalog-model';
import { isError } from '@backstage/errors';
import {
  ConfigurationProblem,
  OPERATIONS_ANNOTATIONS,
} from '@operate-first/plugin-operations-common';
import leven from 'leven';
import { parse } from 'yaml';
import {
  LIST_EXAMPLE,
  Probe,
  PROBE_KEYS,
  ProbeDefaults,
  probeSchema,
} from './schema';

/** A service is an entity, not a load test. */
const MOST_PROBES = 20;
const MOST_VALUE_CHARACTERS = 200;
/** Reading YAML takes more than linear time. */
const MOST_CHARACTERS = 20_000;

/** What the annotations of an entity ask for. @internal */
export interface ReadProbes {
  probes: Probe[];
  problems: ConfigurationProblem[];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Undefined for what JSON cannot say, such as a value that contains itself. */
function asJson(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}

function problem(
  field: string,
  value: unknown,
  message: string,
  remedy: string,
): ConfigurationProblem {
  const text = typeof value === 'string' ? value : asJson(value);
  return {
    source: 'probe',
    field,
    ...(text !== undefined && { value: text.slice(0, MOST_VALUE_CHARACTERS) }),
    message,
    remedy,
  };
}

function closestKey(key: string): string | undefined {
  const [closest] = Object.keys(PROBE_KEYS)
    .map(known => ({
      known,
      distance: leven(known.toLowerCase(), key.toLowerCase()),
    }))
    .sort((a, b) => a.distance - b.distance);
  return closest.distance <= Math.max(2, key.length / 3)
    ? closest.known
    : undefined;
}

function unknownKeys(field: string, entry: Record<string, unknown>) {
  return Object.keys(entry)
    .filter(key => !Object.hasOwn(PROBE_KEYS, key))
    .map(key => {
      const closest = closestKey(key);
      return problem(
        `${field}.${key}`,
        entry[key],
        `${key} is not known to probes and was passed over.`,
        closest
          ? `Perhaps you meant ${closest}, as in ${
              PROBE_KEYS[closest as keyof typeof PROBE_KEYS]
            }.`
          : `Remove it; a probe knows ${Object.keys(PROBE_KEYS).join(', ')}.`,
      );
    });
}

function readEntry(
  field: string,
  entry: unknown,
  defaults: ProbeDefaults,
): ReadProbes {
  if (!isRecord(entry)) {
    return {
      probes: [],
      problems: [
        problem(
          field,
          entry,
          'The entry is not a mapping.',
          `Write it with its keys, for example:\n${LIST_EXAMPLE}`,
        ),
      ],
    };
  }
  const read = probeSchema.safeParse(entry);
  const problems = unknownKeys(field, entry);
  if (read.success) {
    return {
      probes: [{ ...defaults, ...read.data, field: `${field}.url` }],
      problems,
    };
  }
  for (const issue of read.error.issues) {
    const [key, ...inside] = issue.path as [keyof typeof PROBE_KEYS];
    const at = inside.map(index => `[${String(index)}]`).join('');
    problems.push(
      problem(
        `${field}.${key}${at}`,
        entry[key],
        `${key}${at} ${issue.message}; this probe does not look.`,
        `Write for example ${PROBE_KEYS[key]}.`,
      ),
    );
  }
  return { probes: [], problems };
}

function readList(text: string, defaults: ProbeDefaults): ReadProbes {
  const field = OPERATIONS_ANNOTATIONS.probes;
  const remedy = `Write a list, for example:\n${LIST_EXAMPLE}`;
  if (text.length > MOST_CHARACTERS) {
    const message = `The annotation is longer than ${MOST_CHARACTERS} characters.`;
    return { probes: [], problems: [problem(field, text, message, remedy)] };
  }
  let list: unknown;
  try {
    // No aliases: they could be circular, or a short text a huge list.
    list = parse(text, { maxAliasCount: 0, logLevel: 'error' });
  } catch (error) {
    const [where] = String(isError(error) ? error.message : error).split('\n');
    const message =
      error instanceof ReferenceError
        ? 'The annotation uses YAML aliases (*), which probes do not read.'
        : `The annotation is neither YAML nor JSON: ${where}`;
    return { probes: [], problems: [problem(field, text, message, remedy)] };
  }
  if (!Array.isArray(list)) {
    const message = 'The annotation is not a list of probes.';
    return { probes: [], problems: [problem(field, text, message, remedy)] };
  }
  const read = list
    .slice(0, MOST_PROBES)
    .map((entry, index) => readEntry(`${field}[${index}]`, entry, defaults));
  const problems = read.flatMap(one => one.problems);
  if (list.length > MOST_PROBES) {
    problems.push(
      problem(
        `${field}[${MOST_PROBES}]`,
        undefined,
        `The annotation lists ${list.length} probes; only the first ${MOST_PROBES} look.`,
        'Keep the few that stand for what users do.',
      ),
    );
  }
  return { probes: read.flatMap(one => one.probes), problems };
}

function readSingle(url: string, defaults: ProbeDefaults): ReadProbes {
  const field = OPERATIONS_ANNOTATIONS.probeUrl;
  const read = readEntry(field, { url: url.trim() }, defaults);
  return {
    probes: read.probes.map(probe => ({ ...probe, field })),
    problems: read.problems.map(found => ({
      ...found,
      field,
      remedy: `Write for example ${field}: https://shop.example.com/healthz.`,
    })),
  };
}

/**
 * Reads the probes of an entity. What cannot be followed is named with the field, the value and how to
 * write it; the entries beside it are read all the same.
 *
 * @internal
 */
export function readProbes(
  entity: Entity,
  defaults: ProbeDefaults,
): ReadProbes {
  const annotations = entity.metadata.annotations ?? {};
  const single = annotations[OPERATIONS_ANNOTATIONS.probeUrl];
  const list = annotations[OPERATIONS_ANNOTATIONS.probes];
  const read = [
    ...(single === undefined ? [] : [readSingle(single, defaults)]),
    ...(list === undefined ? [] : [readList(list, defaults)]),
  ];
  return {
    probes: read.flatMap(({ probes }) => probes),
    problems: read.flatMap(({ problems }) => problems),
  };
}
