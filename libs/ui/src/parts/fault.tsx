import { Component, type ReactNode } from 'react';

interface Props {
  /** What stands there instead; its neighbours go on. */
  readonly instead: (thrown: unknown) => ReactNode;
  readonly children: ReactNode;
}
interface State {
  readonly failed?: { readonly thrown: unknown };
}

/** Keeps a fault inside one tile. */
export class Fault extends Component<Props, State> {
  override readonly state: State = {};

  static getDerivedStateFromError(thrown: unknown): State {
    return { failed: { thrown } };
  }

  override render(): ReactNode {
    const { failed } = this.state;
    return failed ? this.props.instead(failed.thrown) : this.props.children;
  }
}
