import { Picture } from '../../shared/ui/pictures.tsx'

/** In the first script, 6 KB of it: the server has drawn them already, and what stands there must not vanish again. */
export function TradePicture({ code }: { code: string }) {
  return <Picture name={code} />
}
