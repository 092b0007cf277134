import { ACCESS } from './access';
import { CERTIFICATES } from './certificates';
import { CONNECTIONS } from './connections';
import { DATABASES } from './databases';
import { KUBERNETES } from './kubernetes';
import { MACHINES } from './machines';
import { MEMORY } from './memory';
import { PROGRAMS } from './programs';
import { QUEUES } from './queues';
import { STORAGE } from './storage';

/*
 * From general knowledge of how systems fail, by area. A concept is worth an entry where several programs say the same
 * in different words; what only one program says is found by its own words.
 */
export const CONCEPTS = [
  ...CONNECTIONS,
  ...CERTIFICATES,
  ...STORAGE,
  ...MEMORY,
  ...KUBERNETES,
  ...DATABASES,
  ...QUEUES,
  ...ACCESS,
  ...PROGRAMS,
  ...MACHINES,
];
