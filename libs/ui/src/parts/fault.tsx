import { Component, type ErrorInfo, type ReactNode } from 'react';

interface Props {
  /** What stands there instead; its neighbours go on. */
  readonly instead: ReactNode;
  readonly children: ReactNode;
}

/** Keeps a fault inside one tile. */
export class Fault extends Component<Props, { readonly failed: boolean }> {
  override readonly state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error('A tile failed.', error, info.componentStack);
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.instead : this.props.children;
  }
}
