import { z } from 'zod';
import { PostMortemProblem } from '../../generated/openapi';
import { FIELDS, FieldName } from './schema';

/** A value as people see it in a sentence, cut where it is long. @internal */
export function shown(value: unknown): string {
  const text =
    typeof value === 'string' ? `"${value}"` : JSON.stringify(value) ?? 'empty';
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

type Value<N extends FieldName> = z.output<(typeof FIELDS)[N]['schema']>;

/** Reads fields one by one, so that one that is wrong never hides the others. @internal */
export class FieldReader {
  readonly problems: PostMortemProblem[] = [];
  readonly lines: Record<string, number>;
  readonly #severity: PostMortemProblem['severity'];

  /** In texts that were not written for us, what is not understood is only doubtful. */
  constructor(
    lines: Record<string, number>,
    severity: PostMortemProblem['severity'],
  ) {
    this.lines = lines;
    this.#severity = severity;
  }

  read<N extends FieldName>(
    name: N,
    value: unknown,
    field: string,
  ): Value<N> | undefined {
    if (value === undefined || value === null || value === '') return undefined;
    const { schema, remedy } = FIELDS[name];
    const read = schema.safeParse(value);
    if (read.success) return read.data as Value<N>;
    this.problem(`${field} is ${shown(value)}. ${remedy}`, field);
    return undefined;
  }

  moment(value: unknown, field: string): string | undefined {
    const read = this.read('moment', value, field);
    if (read?.zoneless) {
      this.warning(
        `${field} is ${shown(
          value,
        )}, without a zone, and is taken as UTC. Add a Z.`,
        field,
      );
    }
    return read?.at;
  }

  problem(message: string, field: string) {
    this.#say(this.#severity, message, field);
  }

  warning(message: string, field: string) {
    this.#say('warning', message, field);
  }

  #say(
    severity: PostMortemProblem['severity'],
    message: string,
    field: string,
  ) {
    const line = this.lines[field] ?? this.lines[field.replace(/\..*$/, '')];
    this.problems.push({
      severity,
      message,
      field,
      ...(line !== undefined && { line }),
    });
  }
}
