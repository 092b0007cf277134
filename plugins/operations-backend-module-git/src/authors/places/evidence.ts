import {
  authorSentences,
  Codeowners,
  codeownersIndex,
  NamedIdentity,
  ownersOf,
} from '@operate-first/plugin-operations-common';
import { AuthorEvidence } from '@operate-first/plugin-operations-node';
import { Links } from '../../documents/links';
import { sharesOf } from '../history/shares';
import { Reading } from '../Reading';
import { PlaceView } from './PlaceView';

const MOST_PEOPLE = 10;
/** Of a whole repository the others are not those whom one asks. */
const MOST_OF_WHOLE = 5;
const LEAST_SHARE = 0.01;
/** Of a folder with more files, every so manieth is looked up in CODEOWNERS. */
const MOST_FILES = 500;
/** So many patterns are held against its files at most, which takes a tenth of a second. */
const MOST_EVALUATIONS = 50_000;
const LEAST_FILES = 20;

/** @internal */
export interface EvidenceOptions {
  /** The repository, as the catalog calls it. */
  repository: string;
  reading: Reading;
  view: PlaceView;
  links: Links;
  halfLifeDays: number;
}

/** What commits say of who wrote a place: the shares, and who was there last. @internal */
export function commitEvidence(options: EvidenceOptions): AuthorEvidence[] {
  const { repository, reading, view, links, halfLifeDays } = options;
  const { history, counting } = reading;
  const shares = sharesOf(history, {
    ...{ counting, halfLifeDays },
    files: view.files,
  });
  const [latest] = [...shares].sort(
    (a, b) =>
      history.landedAt(b.last).getTime() - history.landedAt(a.last).getTime() ||
      b.last - a.last,
  );
  const said = (commit: number) => ({
    at: history.landedAt(commit),
    url: links.commit(history.revision(commit)),
  });
  const written = shares
    .filter(({ share }) => share >= LEAST_SHARE)
    .slice(0, view.isWhole ? MOST_OF_WHOLE : MOST_PEOPLE)
    .map(
      ({ person, share, last }): AuthorEvidence => ({
        identity: history.people.named(person),
        kind: 'commits',
        weight: share,
        text: authorSentences.commits(share, view.title),
        part: { of: `${repository} ${view.title}`, title: view.title },
        ...said(last),
      }),
    );
  if (!latest) return written;
  return [
    ...written,
    {
      identity: history.people.named(latest.person),
      kind: 'lastChange',
      weight: 1,
      text: authorSentences.lastChange(view.title),
      ...said(latest.last),
    },
  ];
}

function namesOf({ reading, view }: EvidenceOptions, file: Codeowners) {
  const names = reading.history.files.namesOf(view.files);
  const { anywhere } = codeownersIndex(file);
  const affordable = Math.floor(MOST_EVALUATIONS / (anywhere + 1));
  const most = Math.min(MOST_FILES, Math.max(LEAST_FILES, affordable));
  const step = Math.ceil(names.length / most);
  return names.filter((_, at) => at % step === 0);
}

function keyOf({ team, handle, email }: NamedIdentity): string {
  return `${team ?? ''} ${handle ?? ''} ${email ?? ''}`.toLowerCase();
}

interface Owned {
  identity: NamedIdentity;
  files: number;
  patterns: Set<string>;
}

function ownedOf(file: Codeowners, names: string[]): Owned[] {
  const found = new Map<string, Owned>();
  for (const name of names) {
    for (const { owners, pattern } of ownersOf(file, name)) {
      for (const identity of owners) {
        const key = keyOf(identity);
        const owned = found.get(key) ?? {
          ...{ identity, files: 0, patterns: new Set<string>() },
        };
        owned.files += 1;
        owned.patterns.add(pattern);
        found.set(key, owned);
      }
    }
  }
  return [...found.values()].sort((a, b) => b.files - a.files);
}

/** Whom CODEOWNERS names for a place; for a folder, as far as its files go. @internal */
export function codeownersEvidence(options: EvidenceOptions): AuthorEvidence[] {
  const { reading, links } = options;
  const { codeowners } = reading;
  if (!codeowners) return [];
  const names = namesOf(options, codeowners.file);
  return ownedOf(codeowners.file, names)
    .slice(0, MOST_PEOPLE)
    .map(({ identity, files, patterns }) => ({
      identity,
      kind: 'codeowners',
      weight: Math.min(1, files / names.length),
      text: authorSentences.codeowners([...patterns].slice(0, 3).join(', ')),
      url: links.file(codeowners.path),
    }));
}
