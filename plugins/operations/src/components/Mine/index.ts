export { MineContent } from './MineContent';
export { MyTrouble } from './MyTrouble';
export type { Trouble } from './MyTrouble';
