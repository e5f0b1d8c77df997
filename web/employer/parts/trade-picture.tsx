import { lazy, Suspense } from 'react'

/** 6 KB of drawings come after the words; until then the place is kept. */
const Drawn = lazy(() => import('../../shared/ui/pictures.tsx').then((m) => ({ default: m.Picture })))

export function TradePicture({ name }: { name: string }) {
  return (
    <Suspense fallback={<svg className="picture" viewBox="0 0 48 48" width="56" height="56" aria-hidden="true" />}>
      <Drawn name={name} />
    </Suspense>
  )
}
