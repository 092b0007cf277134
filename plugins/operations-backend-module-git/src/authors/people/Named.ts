/** Somebody as git names them; either may be empty. @internal */
export interface Named {
  name: string;
  email: string;
}
