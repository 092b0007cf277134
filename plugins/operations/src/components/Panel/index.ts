export { Disclosure } from './Disclosure';
export { Numbers, type NumbersColumn } from './Numbers';
export { Panel } from './Panel';
