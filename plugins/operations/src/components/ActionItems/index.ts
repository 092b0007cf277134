export { ActionItemLine } from './ActionItemLine';
export { ActionItemsList } from './ActionItemsList';
export { ActionItemsPage } from './ActionItemsPage';
export { MyActionItems } from './MyActionItems';
export { OpenActionItems } from './OpenActionItems';
