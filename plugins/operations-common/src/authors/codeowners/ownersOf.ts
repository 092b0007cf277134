import { Codeowners, CodeownersDialect, CodeownersRule } from './model';
import { compilePattern } from './pattern';

type Match = (path: string) => boolean;

/** Patterns are asked about many paths. */
const compiled = new WeakMap<CodeownersRule, Match>();

function matchOf(rule: CodeownersRule, dialect: CodeownersDialect): Match {
  const known = compiled.get(rule);
  if (known) return known;
  const made = compilePattern(rule.pattern, dialect);
  const match: Match = typeof made === 'string' ? () => false : made;
  compiled.set(rule, match);
  return match;
}

/**
 * The rules that say who owns a path: the last one that matches; in GitLab that of each section. One that names nobody
 * says that nobody owns it.
 *
 * @public
 */
export function ownersOf(
  { rules, dialect }: Codeowners,
  path: string,
): CodeownersRule[] {
  const wanted = path.replace(/^\/+/, '');
  const last = new Map<string, CodeownersRule | undefined>();
  const excluded = new Set<string>();
  for (let at = rules.length - 1; at >= 0; at -= 1) {
    const rule = rules[at];
    const section = rule.section ?? '';
    if (last.has(section) && !rule.excludes) continue;
    if (!matchOf(rule, dialect)(wanted)) continue;
    if (rule.excludes) excluded.add(section);
    else last.set(section, rule);
    if (dialect === 'github') break;
  }
  return [...last]
    .flatMap(([section, rule]) =>
      rule && !excluded.has(section) && rule.owners.length > 0 ? [rule] : [],
    )
    .sort((a, b) => a.line - b.line);
}
