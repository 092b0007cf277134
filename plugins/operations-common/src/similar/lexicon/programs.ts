import { Concept } from './concept';

export const PROGRAMS: Concept[] = [
  {
    id: 'null-dereference',
    family: 'program',
    said: 'null pointer; undefined not function; not read property undefined; not read property null; nonetype not attribute; nonetype object; null reference; not property of undefined',
  },
  {
    id: 'class-missing',
    family: 'program',
    said: 'class not found; no class def found; modul not named; not modul; import error; not found modul',
  },
  {
    id: 'method-missing',
    family: 'program',
    said: 'abstract method error; not such method',
  },
  {
    id: 'library-missing',
    family: 'program',
    said: 'load library error; not open library object; glibc; undefined symbol; not found glibc',
  },
  {
    id: 'stack-overflow',
    family: 'program',
    said: 'stack overflow; stack overflow error; maximum call stack; recursion depth',
  },
  {
    id: 'encoding',
    family: 'program',
    said: 'invalid byte sequence; unicode decode; invalid utf; not decode byte; character set; charset; encoding',
  },
  {
    id: 'invalid-json',
    family: 'program',
    said: 'unexpected token json; unexpected end json; invalid character begin value; parse json; json parse error; json decode',
  },
  {
    id: 'invalid-yaml',
    family: 'program',
    said: 'yaml; mapping value not allow; not start token',
  },
  {
    id: 'index-range',
    family: 'program',
    said: 'index out range; index out bounds; array out bounds',
  },
  { id: 'division', family: 'program', said: 'division zero; divide zero' },
  {
    id: 'data-race',
    family: 'program',
    said: 'concurrent map; concurrent modification; data race',
  },
  {
    id: 'thread-pool',
    said: 'reject execution; thread pool exhaust; thread exhaust; all thread busy; thread starvation; max_children',
  },
];
