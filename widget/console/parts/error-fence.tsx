import { Component, type ReactNode } from 'react';
import { useLanguage } from '../words/language.tsx';

interface Props {
  readonly children: ReactNode;
}

/** A view that fails, or whose code cannot be fetched, leaves the rest of the console standing. */
export class ErrorFence extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? <Crashed /> : this.props.children;
  }
}

function Crashed() {
  const { t } = useLanguage();
  return (
    <p className="notice notice-bad" role="alert">
      {t('error.crash')}
    </p>
  );
}
