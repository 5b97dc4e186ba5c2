import Button from 'antd/es/button';
import { Component, type ReactNode } from 'react';
import { useLanguage } from '../words/language.tsx';

interface Props {
  /** Of a whole page: which one it is, so that elsewhere is another try. */
  readonly place?: string;
  readonly children: ReactNode;
}

/** A view that fails, or whose code cannot be fetched, leaves the rest of the console standing. */
export class ErrorFence extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidUpdate(before: Props) {
    if (this.state.failed && before.place !== this.props.place) this.setState({ failed: false });
  }

  override render() {
    return this.state.failed ? (
      <Crashed whole={this.props.place !== undefined} />
    ) : (
      this.props.children
    );
  }
}

function Crashed({ whole }: { readonly whole: boolean }) {
  const { t } = useLanguage();
  return (
    <div className="notice notice-bad" role="alert">
      {whole ? <h1>{t('error.crash')}</h1> : <p>{t('error.crash')}</p>}
      <Button onClick={() => location.reload()}>{t('error.retry')}</Button>
    </div>
  );
}
