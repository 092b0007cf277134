export { EntityContent } from './EntityContent';
export { isWhole } from './isWhole';
export { RollUpCard } from './RollUpCard';
