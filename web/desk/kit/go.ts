import { useNavigate, useParams } from '@tanstack/react-router'

/** Where to; routes are made at run time, so the router cannot type them. */
export function useGo(): (path: string, search?: Record<string, string | undefined>) => void {
  const go = useNavigate()
  return (path, search) => void go({ to: path as any, search: (search ?? {}) as any })
}
export function useParam(name: string): string {
  return String((useParams({ strict: false }) as Record<string, unknown>)[name] ?? '')
}
