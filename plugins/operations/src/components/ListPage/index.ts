export { Found } from './Found';
export { ListPage } from './ListPage';
